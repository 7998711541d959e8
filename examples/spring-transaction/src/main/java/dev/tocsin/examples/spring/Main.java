package dev.tocsin.examples.spring;

import dev.tocsin.ServiceDesk;
import dev.tocsin.host.DeskListener;
import dev.tocsin.host.IdSource;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.InvalidValueException;
import dev.tocsin.incident.Report;
import dev.tocsin.incident.Urgency;
import dev.tocsin.notification.Notifier;
import java.util.UUID;
import javax.sql.DataSource;
import org.h2.jdbcx.JdbcDataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;

/** One order that fails and is reported, and one whose report the desk refuses. */
public final class Main {
  private Main() {}

  /**
   * Runs it on H2 in memory and prints what there is afterwards.
   *
   * @param args none
   */
  public static void main(String[] args) {
    JdbcDataSource source = new JdbcDataSource();
    source.setUrl("jdbc:h2:mem:shop;DB_CLOSE_DELAY=-1");
    try (AnnotationConfigApplicationContext context = new AnnotationConfigApplicationContext()) {
      context.registerBean(DataSource.class, () -> source);
      context.registerBean(IdSource.class, () -> UUID::randomUUID);
      context.registerBean(
          Notifier.class,
          () ->
              message ->
                  System.out.println("to " + message.recipient() + ": " + message.subject()));
      context.registerBean(DeskListener.class, () -> new DeskListener() {});
      context.register(Shop.class);
      context.refresh();
      Orders orders = context.getBean(Orders.class);

      Incident incident = orders.fail("4711", Report.of("Payment of order 4711 failed"));
      System.out.println("order 4711 kept: " + orders.has("4711") + ", " + incident.reference());
      try {
        orders.fail(
            "4712", Report.of("Payment of order 4712 failed").urgency(Urgency.of("whatever")));
      } catch (InvalidValueException e) {
        System.out.println("order 4712 kept: " + orders.has("4712") + ", as " + e.getMessage());
      }
      context.getBean(ServiceDesk.class).worker().runUntilIdle();
    }
  }
}
