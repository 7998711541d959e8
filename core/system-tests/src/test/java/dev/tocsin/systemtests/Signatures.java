package dev.tocsin.systemtests;

import com.tngtech.archunit.core.domain.JavaAnnotation;
import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaCodeUnit;
import com.tngtech.archunit.core.domain.JavaField;
import com.tngtech.archunit.core.domain.JavaMember;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.domain.JavaType;
import com.tngtech.archunit.core.domain.JavaTypeVariable;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/** Finds types in what the users of a public class must know to use it. */
final class Signatures {

  private static final List<String> PRIVATE_MATTERS =
      List.of("com.google.", "org.slf4j.", "org.snakeyaml.");

  private Signatures() {}

  /** Places in the public signatures of the class at which a private matter shows. */
  static List<String> leaksOf(JavaClass type) {
    List<String> leaks = new ArrayList<>();
    List<JavaType> ofClass = new ArrayList<>(type.getInterfaces());
    type.getSuperclass().ifPresent(ofClass::add);
    addLeaks(leaks, type.getFullName(), ofClass, type.getTypeParameters(), type.getAnnotations());
    for (JavaMember member : type.getMembers()) {
      if (!isForUsers(member)) {
        continue;
      }
      List<JavaType> types = new ArrayList<>();
      List<JavaTypeVariable<?>> variables = new ArrayList<>();
      if (member instanceof JavaField field) {
        types.add(field.getType());
      } else if (member instanceof JavaCodeUnit unit) {
        types.add(unit.getReturnType());
        types.addAll(unit.getParameterTypes());
        types.addAll(unit.getExceptionTypes());
        variables.addAll(unit.getTypeParameters());
      }
      addLeaks(leaks, member.getFullName(), types, variables, member.getAnnotations());
    }
    return leaks;
  }

  private static boolean isForUsers(JavaMember member) {
    return member.getModifiers().contains(JavaModifier.PUBLIC)
        || member.getModifiers().contains(JavaModifier.PROTECTED);
  }

  private static void addLeaks(
      List<String> leaks,
      String place,
      List<? extends JavaType> types,
      List<? extends JavaTypeVariable<?>> variables,
      Collection<? extends JavaAnnotation<?>> annotations) {
    List<JavaType> all = new ArrayList<>(types);
    variables.forEach(variable -> all.addAll(variable.getUpperBounds()));
    annotations.forEach(annotation -> all.add(annotation.getRawType()));
    all.stream()
        .flatMap(type -> type.getAllInvolvedRawTypes().stream())
        .map(JavaClass::getFullName)
        .filter(name -> PRIVATE_MATTERS.stream().anyMatch(name::startsWith))
        .distinct()
        .forEach(name -> leaks.add(place + " shows " + name));
  }
}
