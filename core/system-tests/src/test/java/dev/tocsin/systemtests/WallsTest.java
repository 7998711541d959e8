package dev.tocsin.systemtests;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.Dependency;
import com.tngtech.archunit.core.domain.JavaAccess;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.tocsin.systemtests.fixture.BreaksTheWalls;
import dev.tocsin.systemtests.fixture.KeepsTheWalls;
import java.lang.module.ModuleDescriptor.Requires;
import java.lang.reflect.Modifier;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Stream;
import org.jspecify.annotations.NullMarked;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;
import org.junit.jupiter.api.Test;

/** Keeps the walls between the modules by reading their compiled classes. */
class WallsTest {

  /** Who may import whom. The strangers' modules bear the names that their packages begin with. */
  private static final List<Wall> WALLS =
      List.of(
          new Wall("dev.tocsin.spi", Set.of(), Set.of("com.fasterxml.jackson.annotation")),
          new Wall("dev.tocsin.tck", Set.of("dev.tocsin.spi"), Set.of("org.junit.jupiter.api")),
          new Wall("dev.tocsin.memory", Set.of("dev.tocsin.spi"), Set.of()),
          new Wall("dev.tocsin.jdbc", Set.of("dev.tocsin.spi"), Set.of("com.fasterxml.jackson")),
          new Wall(
              "dev.tocsin.core",
              Set.of("dev.tocsin.spi"),
              Set.of("com.google.common", "org.slf4j")),
          new Wall(
              "dev.tocsin.policyfile",
              Set.of("dev.tocsin.core", "dev.tocsin.spi"),
              Set.of("org.snakeyaml.engine")),
          new Wall(
              "dev.tocsin.registerfile",
              Set.of("dev.tocsin.core", "dev.tocsin.spi"),
              Set.of("org.snakeyaml.engine", "de.siegmar.fastcsv")),
          new Wall(
              "dev.tocsin.testkit",
              Set.of("dev.tocsin.core", "dev.tocsin.spi", "dev.tocsin.memory"),
              Set.of("org.junit.jupiter.api")));

  /** Test code that is published: it races threads, and its suites are there to be extended. */
  private static final String KIT = "dev.tocsin.tck";

  private final List<PublishedModule> modules = PublishedModule.all();

  /** Without this, a rule over no classes at all would hold. */
  @BeforeEach
  void every_published_module_was_read() {
    assertThat(modules)
        .extracting(PublishedModule::name)
        .containsExactlyInAnyOrderElementsOf(WALLS.stream().map(Wall::module).toList());
    assertThat(modules).allSatisfy(module -> assertThat(module.publicTypes()).isNotEmpty());
  }

  @Nested
  class Imports {

    @Test
    void a_module_imports_only_what_its_wall_lets_through() {
      assertThat(WALLS).flatExtracting(this::importsThrough).isEmpty();
    }

    @Test
    void a_module_descriptor_requires_only_what_its_wall_lets_through() {
      assertThat(WALLS)
          .allSatisfy(
              wall ->
                  assertThat(module(wall.module).descriptor().requires())
                      .extracting(Requires::name)
                      .allMatch(wall::allowsModule));
    }

    @Test
    void an_import_of_the_engine_or_of_guava_by_the_contract_is_caught() {
      Wall contract = WALLS.get(0);
      assertThat(imported(BreaksTheWalls.class).filter(target -> !allows(contract, target)))
          .extracting(JavaClass::getFullName)
          .contains("com.google.common.collect.ImmutableList", "org.slf4j.Logger")
          .doesNotContain("java.lang.Object", "org.jspecify.annotations.Nullable");
    }

    private List<String> importsThrough(Wall wall) {
      return module(wall.module).classes().stream()
          .flatMap(type -> type.getDirectDependenciesFromSelf().stream())
          .filter(dependency -> !allows(wall, dependency.getTargetClass().getBaseComponentType()))
          .map(Dependency::getDescription)
          .toList();
    }

    private Stream<JavaClass> imported(Class<?> fixture) {
      return read(fixture).getDirectDependenciesFromSelf().stream()
          .map(dependency -> dependency.getTargetClass().getBaseComponentType());
    }

    private boolean allows(Wall wall, JavaClass target) {
      return target.isPrimitive()
          || wall.allowsStranger(target.getPackageName())
          || modules.stream()
              .filter(module -> wall.allowsModule(module.name()))
              .anyMatch(module -> module.contains(target));
    }
  }

  @Nested
  class Public_signatures {

    @Test
    void no_type_of_guava_or_slf4j_or_a_parser_stands_in_a_public_signature() {
      assertThat(publicTypes()).flatExtracting(Signatures::leaksOf).isEmpty();
    }

    @Test
    void a_leak_in_a_return_type_a_bound_a_type_argument_and_a_field_is_caught() {
      assertThat(Signatures.leaksOf(read(BreaksTheWalls.class)))
          .anyMatch(leak -> leak.contains("returned()"))
          .anyMatch(leak -> leak.contains("bounded("))
          .anyMatch(leak -> leak.contains("argument("))
          .anyMatch(leak -> leak.contains(".LOG "))
          .noneMatch(leak -> leak.contains("hidden("));
    }
  }

  @Nested
  class Time_chance_and_threads {

    @Test
    void main_code_never_reads_the_clock_sleeps_rolls_dice_or_starts_threads() {
      assertThat(modules)
          .filteredOn(module -> !module.name().equals(KIT))
          .flatExtracting(module -> List.copyOf(module.classes()))
          .flatExtracting(ForbiddenCalls::in)
          .extracting(JavaAccess::getDescription)
          .isEmpty();
    }

    @Test
    void each_forbidden_call_is_caught() {
      List<String> forbidden =
          Arrays.stream(BreaksTheWalls.Calls.class.getDeclaredMethods())
              .filter(method -> !method.isSynthetic())
              .map(method -> method.getName())
              .toList();
      assertThat(forbidden).hasSizeGreaterThan(20);
      assertThat(ForbiddenCalls.in(read(BreaksTheWalls.Calls.class)))
          .extracting(access -> access.getOrigin().getName())
          .containsAll(forbidden);
    }

    @Test
    void a_clock_that_was_handed_in_is_allowed() {
      assertThat(ForbiddenCalls.in(read(KeepsTheWalls.class))).isEmpty();
    }
  }

  @Nested
  class Public_classes {

    @Test
    void a_public_class_is_a_record_sealed_final_an_enum_an_interface_or_an_exception() {
      assertThat(publicTypes())
          .map(JavaClass::reflect)
          .filteredOn(WallsTest::isOpen)
          .filteredOn(type -> !isSuite(type))
          .isEmpty();
    }

    @Test
    void a_suite_of_the_kit_may_be_extended_but_its_tests_not_overridden() {
      assertThat(module(KIT).publicTypes())
          .map(JavaClass::reflect)
          .filteredOn(type -> !type.isInterface() && !type.isEnum())
          .isNotEmpty()
          .allMatch(WallsTest::isSuite)
          .flatExtracting(type -> List.of(type.getDeclaredMethods()))
          .filteredOn(method -> method.isAnnotationPresent(Test.class))
          .isNotEmpty()
          .noneMatch(method -> Modifier.isPublic(method.getModifiers()))
          .noneMatch(method -> Modifier.isProtected(method.getModifiers()));
    }

    @Test
    void an_open_class_is_caught() {
      assertThat(isOpen(BreaksTheWalls.class)).isTrue();
      assertThat(isOpen(KeepsTheWalls.class)).isFalse();
    }
  }

  @Nested
  class Packages {

    @Test
    void a_package_lives_in_one_module_only() {
      Map<String, Set<String>> homes = new TreeMap<>();
      for (PublishedModule module : modules) {
        module.packages().forEach(p -> homes.computeIfAbsent(p, x -> new TreeSet<>()));
        module.packages().forEach(p -> homes.get(p).add(module.name()));
      }
      homes.values().removeIf(moduleNames -> moduleNames.size() == 1);
      assertThat(homes).isEmpty();
    }

    @Test
    void a_package_is_null_marked() {
      assertThat(modules)
          .flatExtracting(PublishedModule::packages)
          .filteredOn(name -> !isNullMarked(name))
          .isEmpty();
    }

    @Test
    void a_package_with_public_types_is_exported() {
      assertThat(modules)
          .allSatisfy(
              module ->
                  assertThat(module.publicTypes())
                      .map(JavaClass::getPackageName)
                      .allMatch(
                          name ->
                              module.descriptor().exports().stream()
                                  .anyMatch(export -> export.source().equals(name))));
    }

    @Test
    void an_internal_package_is_exported_to_our_own_modules_only() {
      assertThat(modules)
          .allSatisfy(
              module ->
                  assertThat(module.descriptor().exports())
                      .filteredOn(export -> (export.source() + ".").contains(".internal."))
                      .allMatch(
                          export ->
                              export.targets().stream()
                                      .allMatch(target -> target.startsWith("dev.tocsin."))
                                  && export.isQualified()));
    }
  }

  private PublishedModule module(String name) {
    return modules.stream().filter(module -> module.name().equals(name)).findAny().orElseThrow();
  }

  private List<JavaClass> publicTypes() {
    return modules.stream()
        .map(PublishedModule::publicTypes)
        .<JavaClass>flatMap(List::stream)
        .toList();
  }

  private static JavaClass read(Class<?> fixture) {
    return new ClassFileImporter().importClass(fixture);
  }

  private static boolean isOpen(Class<?> type) {
    return !type.isInterface()
        && !type.isEnum()
        && !type.isSealed()
        && !Modifier.isFinal(type.getModifiers())
        && !Throwable.class.isAssignableFrom(type);
  }

  private static boolean isSuite(Class<?> type) {
    return type.getPackageName().equals(KIT) && Modifier.isAbstract(type.getModifiers());
  }

  private static boolean isNullMarked(String packageName) {
    try {
      return Class.forName(packageName + ".package-info").isAnnotationPresent(NullMarked.class);
    } catch (ClassNotFoundException e) {
      return false;
    }
  }

  private record Wall(String module, Set<String> ours, Set<String> strangers) {

    boolean allowsModule(String name) {
      return name.equals(module)
          || ours.contains(name)
          || (!name.startsWith("dev.tocsin") && allowsStranger(name));
    }

    boolean allowsStranger(String name) {
      return Stream.concat(Stream.of("java", "javax", "org.jspecify"), strangers.stream())
          .anyMatch(allowed -> name.equals(allowed) || name.startsWith(allowed + "."));
    }
  }
}
