package dev.tocsin.examples.policytool.page;

import java.util.ArrayList;
import java.util.List;

/** A table that stands behind a chart. The first column names the row. */
final class Table {
  private final List<String> heads;
  private final List<List<String>> rows = new ArrayList<>();

  Table(String... heads) {
    this.heads = List.of(heads);
  }

  void row(String... cells) {
    rows.add(List.of(cells));
  }

  String html(String summary) {
    StringBuilder out = new StringBuilder("<details><summary>");
    out.append(Html.escaped(summary)).append("</summary><div class=\"scroll\" tabindex=\"0\">");
    return out.append(open()).append("</div></details>\n").toString();
  }

  /** Without anything to open. */
  String open() {
    StringBuilder out = new StringBuilder("<table><thead><tr>");
    heads.forEach(
        head -> out.append("<th scope=\"col\">").append(Html.escaped(head)).append("</th>"));
    out.append("</tr></thead><tbody>\n");
    for (List<String> row : rows) {
      out.append("<tr><th scope=\"row\">").append(Html.escaped(row.get(0))).append("</th>");
      for (String cell : row.subList(1, row.size())) {
        out.append("<td>").append(Html.escaped(cell)).append("</td>");
      }
      out.append("</tr>\n");
    }
    return out.append("</tbody></table>").toString();
  }
}
