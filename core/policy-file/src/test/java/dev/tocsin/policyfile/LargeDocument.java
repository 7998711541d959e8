package dev.tocsin.policyfile;

/** A document of 2,000 rows, 200 teams and 50 rotas: about 1 MB. */
final class LargeDocument {
  private final StringBuilder out = new StringBuilder();

  private LargeDocument() {}

  static String text() {
    LargeDocument document = new LargeDocument();
    document.top();
    for (int i = 0; i < 50; i++) {
      document.rota(i);
    }
    document.teams();
    document.out.append("escalation:\n");
    for (int i = 0; i < 2_000; i++) {
      document.row(i);
    }
    return document.out.toString();
  }

  private void top() {
    out.append(
        """
        policy: large
        zone: Europe/Berlin
        calendars: { business: { hours: { mon-fri: 08:00-18:00 }, holidays: [2026-12-25] } }
        service-levels: [{ name: usual, resolution: { within: 4h, on: business, warn: 75% } }]
        rotas:
        """);
  }

  private void rota(int i) {
    out.append("  r%d:\n    layers:\n".formatted(i));
    for (int layer = 0; layer < 3; layer++) {
      out.append(
          """
                - { name: l%d, people: [a%2$d, b%2$d, c%2$d by phone], every: week, from: 2026-01-05 09:00, holidays: off,
                    hours: { mon-fri: 22:00-06:00 } }
          """
              .formatted(layer, i));
    }
    out.append("    overrides:\n");
    for (int month = 1; month <= 12; month++) {
      out.append(
          "      - { instead-of: a%1$d, who: b%1$d, from: 2026-%2$02d-01 09:00, until: 2026-%2$02d-08 09:00 }\n"
              .formatted(i, month));
    }
  }

  private void teams() {
    StringBuilder categories = new StringBuilder("categories:\n  \"*\": t0\n");
    out.append("teams:\n");
    for (int i = 0; i < 200; i++) {
      out.append("  t%d: { tier: 2, on-call: rota r%d }\n".formatted(i, i % 50));
      categories.append("  app/c%1$d: t%1$d\n".formatted(i));
    }
    out.append(categories);
  }

  private void row(int i) {
    out.append(
        """
          - name: row %d
            when: { category: app/c%2$d, priority: [P1, P2], service: s%1$d, hours: inside business, attributes: { region: eu } }
            path:
              - { id: page, after: 0m, until: acknowledged, notify: on-call of t%2$d, repeat: "every 5m, 3 times" }
              - { id: help, after: 15m on business, until: acknowledged, summon: [t0, t%3$d] }
              - { id: boss, after: 75%% of resolution, inform: [person x by phone, on-call of t1] }
        """
            .formatted(i, i % 200, 1 + i % 199));
  }
}
