package dev.tocsin.systemtests;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;
import javax.xml.parsers.DocumentBuilderFactory;
import javax.xml.parsers.ParserConfigurationException;
import org.w3c.dom.Element;
import org.w3c.dom.Node;
import org.w3c.dom.NodeList;
import org.xml.sax.SAXException;

/** The checkout and its poms. */
final class Project {

  private Project() {}

  static Path systemTests() {
    return Path.of(System.getProperty("basedir", "")).toAbsolutePath();
  }

  static Path root() {
    return systemTests().getParent().getParent();
  }

  static Element pom(Path folder) {
    try {
      return DocumentBuilderFactory.newInstance()
          .newDocumentBuilder()
          .parse(folder.resolve("pom.xml").toFile())
          .getDocumentElement();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    } catch (ParserConfigurationException | SAXException e) {
      throw new IllegalStateException("Cannot read the pom of " + folder, e);
    }
  }

  /** The folders of the modules that users get as jars. */
  static List<Path> publishedFolders() {
    return children(child(pom(root()), "modules").orElseThrow()).stream()
        .map(module -> root().resolve(module.getTextContent()))
        .filter(folder -> !"pom".equals(text(pom(folder), "packaging")))
        .filter(folder -> !isUnpublished(pom(folder)))
        .toList();
  }

  static List<Element> publishedJars() {
    return publishedFolders().stream().map(Project::pom).toList();
  }

  static String text(Element parent, String name) {
    return child(parent, name).map(Element::getTextContent).orElse("");
  }

  static Optional<Element> child(Element parent, String name) {
    return children(parent).stream().filter(e -> e.getTagName().equals(name)).findFirst();
  }

  static List<Element> children(Element parent) {
    NodeList nodes = parent.getChildNodes();
    return IntStream.range(0, nodes.getLength())
        .mapToObj(nodes::item)
        .filter(node -> node.getNodeType() == Node.ELEMENT_NODE)
        .map(Element.class::cast)
        .toList();
  }

  private static boolean isUnpublished(Element pom) {
    return child(pom, "properties")
        .map(properties -> text(properties, "maven.deploy.skip"))
        .filter("true"::equals)
        .isPresent();
  }
}
