package dev.tocsin.policyfile;

import dev.tocsin.escalation.Contact;
import dev.tocsin.escalation.Target;
import dev.tocsin.incident.Recipient;
import dev.tocsin.notification.Notification;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * Reads people ("dana", "dana by sms", { person: dana, by: sms }) and whom a rung means ("on-call
 * of checkout", "role incident-commander", "reporter").
 *
 * <p>Source: escalation.md, "The matrix" (notify).
 */
final class Contacts {
  private static final String KIND = "person";

  static final String BY = " by ";
  static final String PERSON = "person ";
  static final String ON_CALL = "on-call of ";
  static final String ROLE = "role ";
  static final String SUPPLIER = "supplier ";
  static final String ACCOUNTABLE_TEAM = "accountable team";
  static final String REPORTER = "reporter";
  static final String SUBSCRIBERS = "subscribers";
  static final String AFFECTED_USERS = "affected users";

  private static final Pattern NOT_A_PERSON =
      Pattern.compile(
          "(on-call of|role|supplier|rota) .*|host|accountable team|reporter|subscribers"
              + "|affected users");

  private Contacts() {}

  /** People, perhaps none. */
  static List<Contact> anyNumber(Doc doc) {
    return doc.anyNumber().stream().map(Contacts::contact).toList();
  }

  /** At least one. */
  static List<Contact> oneOrMore(Doc doc) {
    return doc.oneOrMore().stream().map(Contacts::contact).toList();
  }

  /** Whom a rung means; at least one. */
  static List<Target> targets(Doc doc, Scope scope) {
    return doc.oneOrMore().stream().map(each -> target(each, scope)).toList();
  }

  /** One person. */
  static Contact contact(Doc doc) {
    if (doc.isFields()) {
      return writtenOut(doc);
    }
    String text = doc.name();
    if (isReserved(text)) {
      throw doc.fail("'" + Doc.excerpt(text) + "' is not a person", "name the people here");
    }
    if (text.startsWith(PERSON)) {
      throw doc.fail(
          "'" + Doc.excerpt(text) + "' has a word too many",
          "leave 'person' out: only people can stand here");
    }
    return said(doc, text);
  }

  /** Whether a text in a list of people would not be one. */
  static boolean isReserved(String text) {
    return NOT_A_PERSON.matcher(text).matches();
  }

  private static Target target(Doc doc, Scope scope) {
    if (doc.isFields()) {
      return new Target.Person(writtenOut(doc));
    }
    String text = doc.name();
    if (text.startsWith(ON_CALL)) {
      return new Target.OnCallOf(scope.teams().part(doc, text.substring(ON_CALL.length())));
    }
    if (text.startsWith(ROLE)) {
      return new Target.Role(scope.roles().part(doc, text.substring(ROLE.length())));
    }
    if (text.startsWith(SUPPLIER)) {
      return new Target.OfSupplier(scope.suppliers().part(doc, text.substring(SUPPLIER.length())));
    }
    if (text.startsWith(PERSON)) {
      return new Target.Person(said(doc, text.substring(PERSON.length())));
    }
    return switch (text) {
      case ACCOUNTABLE_TEAM -> new Target.AccountableTeam();
      case REPORTER -> new Target.Reporter();
      case SUBSCRIBERS -> new Target.Subscribers();
      case AFFECTED_USERS -> new Target.AffectedUsers();
      default ->
          throw doc.fail(
              "'" + Doc.excerpt(text) + "' says nobody who could be told", instead(text, scope));
    };
  }

  private static String instead(String text, Scope scope) {
    String meant =
        scope.teams().values().containsKey(text)
            ? ON_CALL + text
            : scope.roles().values().containsKey(text)
                ? ROLE + text
                : scope.suppliers().values().containsKey(text)
                    ? SUPPLIER + text
                    : text.contains(BY)
                        ? PERSON + text
                        : Nearest.of(
                            text, List.of(ACCOUNTABLE_TEAM, REPORTER, SUBSCRIBERS, AFFECTED_USERS));
    return meant != null
        ? "did you mean '" + Doc.excerpt(meant) + "'?"
        : "write on-call of TEAM, role ROLE, accountable team, person NAME, person NAME by CHANNEL,"
            + " supplier SUPPLIER, reporter, subscribers or affected users";
  }

  private static Contact writtenOut(Doc doc) {
    Fields fields = doc.fields(Keys.CONTACT);
    Doc other = fields.get("recipient");
    if (other != null && fields.get("person") != null) {
      throw other.fail("there are a person and a recipient", "keep the one that is meant");
    }
    Recipient recipient =
        other != null
            ? other.guard(() -> Recipient.of(other.text()))
            : Recipient.person(fields.need("person", "say who: person: NAME").name());
    return new Contact(recipient, fields.get("by", Doc::name, Notification.DEFAULT_CHANNEL));
  }

  private static Contact said(Doc doc, String text) {
    int by = text.lastIndexOf(BY);
    String person = by < 0 ? text : text.substring(0, by);
    String channel = by < 0 ? Notification.DEFAULT_CHANNEL : text.substring(by + BY.length());
    return new Contact(
        Recipient.person(Names.check(doc, person.strip())), Names.check(doc, channel.strip()));
  }

  /** Writes one of a list of people so that it is read as the same. */
  static Node write(Contact contact) {
    String text = say(contact);
    return text == null || isReserved(text) || text.startsWith(PERSON)
        ? writtenOut(contact)
        : Written.text(text);
  }

  /** Writes somebody in the long form. */
  static Node writtenOut(Contact contact) {
    Recipient recipient = contact.recipient();
    boolean person = recipient.kind().equals(KIND);
    return new Written.Mapping()
        .text(person ? "person" : "recipient", person ? recipient.id() : recipient)
        .text("by", contact.channel(), Notification.DEFAULT_CHANNEL)
        .node();
  }

  /**
   * The short form of a person, if it is read as the same.
   *
   * @return null when it must be written out
   */
  static @Nullable String say(Contact contact) {
    String id = contact.recipient().id();
    String channel = contact.channel();
    boolean usual = channel.equals(Notification.DEFAULT_CHANNEL);
    String text = usual ? id : id + BY + channel;
    boolean splits = usual ? !id.contains(BY) : text.lastIndexOf(BY) == id.length();
    return contact.recipient().kind().equals(KIND)
            && id.equals(id.strip())
            && channel.equals(channel.strip())
            && splits
            && PERSON.length() + text.length() <= Names.NAME
        ? text
        : null;
  }
}
