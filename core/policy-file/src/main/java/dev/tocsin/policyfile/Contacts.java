package dev.tocsin.policyfile;

import dev.tocsin.escalation.Contact;
import dev.tocsin.escalation.Target;
import dev.tocsin.incident.Recipient;
import dev.tocsin.notification.Notification;
import dev.tocsin.policy.Team;
import java.util.List;
import java.util.regex.Pattern;

/**
 * Reads people ("dana", "dana by sms", { person: dana, by: sms }) and whom a rung means ("on-call
 * of checkout", "reporter").
 *
 * <p>Source: escalation.md, "The matrix" (notify).
 */
final class Contacts {
  private static final String BY = " by ";
  private static final String PERSON = "person ";
  private static final String ON_CALL = "on-call of ";
  private static final Pattern NOT_A_PERSON =
      Pattern.compile("on-call of .*|accountable team|reporter|subscribers");

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
  static List<Target> targets(Doc doc, Known<Team> teams) {
    return doc.oneOrMore().stream().map(each -> target(each, teams)).toList();
  }

  private static Contact contact(Doc doc) {
    if (doc.isFields()) {
      return writtenOut(doc);
    }
    String text = doc.name();
    if (NOT_A_PERSON.matcher(text).matches()) {
      throw doc.fail("'" + Doc.excerpt(text) + "' is not a person", "name the people here");
    }
    if (text.startsWith(PERSON)) {
      throw doc.fail(
          "'" + Doc.excerpt(text) + "' has a word too many",
          "leave 'person' out: only people can stand here");
    }
    return said(doc, text);
  }

  private static Target target(Doc doc, Known<Team> teams) {
    if (doc.isFields()) {
      return new Target.Person(writtenOut(doc));
    }
    String text = doc.name();
    if (text.startsWith(ON_CALL)) {
      return new Target.OnCallOf(teams.get(doc.as(text.substring(ON_CALL.length()).strip())).id());
    }
    if (text.startsWith(PERSON)) {
      return new Target.Person(said(doc, text.substring(PERSON.length())));
    }
    return switch (text) {
      case "accountable team" -> new Target.AccountableTeam();
      case "reporter" -> new Target.Reporter();
      case "subscribers" -> new Target.Subscribers();
      default ->
          throw doc.fail(
              "'" + Doc.excerpt(text) + "' says nobody who could be told",
              teams.values().containsKey(text)
                  ? "did you mean '" + ON_CALL + text + "'?"
                  : "write on-call of TEAM, accountable team, person NAME, person NAME by CHANNEL,"
                      + " reporter or subscribers");
    };
  }

  private static Contact writtenOut(Doc doc) {
    Fields fields = doc.fields(Keys.CONTACT);
    return new Contact(
        Recipient.person(fields.need("person", "say who: person: NAME").name()),
        fields.get("by", Doc::name, Notification.DEFAULT_CHANNEL));
  }

  private static Contact said(Doc doc, String text) {
    int by = text.lastIndexOf(BY);
    String person = by < 0 ? text : text.substring(0, by);
    String channel = by < 0 ? Notification.DEFAULT_CHANNEL : text.substring(by + BY.length());
    return new Contact(
        Recipient.person(Names.check(doc, person.strip())), Names.check(doc, channel.strip()));
  }
}
