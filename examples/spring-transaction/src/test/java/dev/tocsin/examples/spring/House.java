package dev.tocsin.examples.spring;

import dev.tocsin.ServiceDesk;
import dev.tocsin.host.DeskListener;
import dev.tocsin.host.IdSource;
import dev.tocsin.incident.Entry;
import dev.tocsin.incident.Incident;
import dev.tocsin.incident.Report;
import dev.tocsin.notification.Notifier;
import dev.tocsin.store.Query;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.springframework.context.annotation.AnnotationConfigApplicationContext;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.support.TransactionTemplate;

/** The shop on a database, as Spring puts it together, and all that anybody heard of it. */
final class House implements AutoCloseable {
  final Database database;
  final List<String> sent = new ArrayList<>();
  final List<String> heard = new ArrayList<>();
  final ServiceDesk desk;
  final SpringDesk springDesk;
  final Orders orders;
  final TransactionTemplate transaction;
  private final AnnotationConfigApplicationContext context =
      new AnnotationConfigApplicationContext();
  private final AtomicLong ids = new AtomicLong();

  /** What happens once between a command's look at the incident and its commit. */
  Runnable between = () -> {};

  House(Database.Kind kind) {
    database = new Database(kind);
    context.registerBean(DataSource.class, () -> database);
    context.registerBean(IdSource.class, () -> this::id);
    context.registerBean(
        Notifier.class,
        () -> message -> sent.add(message.recipient().id() + ": " + message.subject()));
    context.registerBean(
        DeskListener.class,
        () ->
            new DeskListener() {
              @Override
              public void committed(Incident after, List<Entry> entries) {
                heard.add(after.details().title());
              }
            });
    context.register(Shop.class);
    context.refresh();
    desk = context.getBean(ServiceDesk.class);
    springDesk = context.getBean(SpringDesk.class);
    orders = context.getBean(Orders.class);
    transaction = new TransactionTemplate(context.getBean(PlatformTransactionManager.class));
  }

  private UUID id() {
    Runnable once = between;
    between = () -> {};
    once.run();
    return new UUID(7, ids.incrementAndGet());
  }

  static Report failed(String order) {
    return Report.of("Payment of order " + order + " failed");
  }

  List<Incident> incidents() {
    return desk.search(Query.all(), null, 100).incidents();
  }

  /** What the worker sends now. */
  List<String> work() {
    sent.clear();
    desk.worker().runUntilIdle();
    return List.copyOf(sent);
  }

  @Override
  public void close() {
    context.close();
  }
}
