package dev.tocsin.systemtests;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.lang.module.ModuleDescriptor;
import java.net.URL;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** One of our modules as it stands on the class path, be it a jar or a folder of classes. */
record PublishedModule(ModuleDescriptor descriptor, JavaClasses classes) {

  private static final List<PublishedModule> ALL = find();

  /** All that are on the class path, by name. */
  static List<PublishedModule> all() {
    return ALL;
  }

  String name() {
    return descriptor.name();
  }

  boolean contains(JavaClass type) {
    return classes.contain(type.getFullName());
  }

  /** What a user of the class path can name: public all the way out. */
  List<JavaClass> publicTypes() {
    return classes.stream()
        .filter(PublishedModule::isPublicAllTheWayOut)
        .filter(type -> !isInternal(type))
        .sorted(Comparator.comparing(JavaClass::getFullName))
        .toList();
  }

  Set<String> packages() {
    return classes.stream()
        .map(JavaClass::getPackageName)
        .collect(Collectors.toCollection(TreeSet::new));
  }

  /** Shared between the packages of one module, and exported to nobody. */
  static boolean isInternal(JavaClass type) {
    return (type.getPackageName() + ".").contains(".internal.");
  }

  private static boolean isPublicAllTheWayOut(JavaClass type) {
    return Stream.iterate(type, t -> t != null, t -> t.getEnclosingClass().orElse(null))
        .allMatch(t -> t.getModifiers().contains(JavaModifier.PUBLIC));
  }

  private static List<PublishedModule> find() {
    try {
      ClassLoader loader = PublishedModule.class.getClassLoader();
      return Collections.list(loader.getResources("module-info.class")).stream()
          .map(PublishedModule::read)
          .filter(module -> module.name().startsWith("dev.tocsin."))
          .map(module -> new PublishedModule(module.descriptor, importAll(module.root)))
          .sorted(Comparator.comparing(PublishedModule::name))
          .toList();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static Located read(URL moduleInfo) {
    try (InputStream in = moduleInfo.openStream()) {
      return new Located(ModuleDescriptor.read(in), new URL(moduleInfo, "."));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private static JavaClasses importAll(URL root) {
    return new ClassFileImporter().importUrl(root);
  }

  private record Located(ModuleDescriptor descriptor, URL root) {
    String name() {
      return descriptor.name();
    }
  }
}
