package dev.tocsin.examples.spring;

import dev.tocsin.ServiceDesk;
import dev.tocsin.host.DeskListener;
import dev.tocsin.host.IdSource;
import dev.tocsin.jdbc.JdbcStore;
import dev.tocsin.notification.Notifier;
import dev.tocsin.policy.Policy;
import dev.tocsin.policyfile.PolicyFile;
import javax.sql.DataSource;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.jdbc.core.JdbcTemplate;
import org.springframework.jdbc.support.JdbcTransactionManager;
import org.springframework.transaction.PlatformTransactionManager;
import org.springframework.transaction.annotation.EnableTransactionManagement;

/** How the host puts it together: one database, one transaction manager, one desk. */
@Configuration
@EnableTransactionManagement
public class Shop {
  private static final Policy POLICY =
      PolicyFile.read(
          "shop",
          """
          policy: shop
          teams:
            service-desk: { tier: 1, on-call: [sam] }
          categories:
            "*": service-desk
          escalation:
            - name: everything
              path:
                - { id: page, after: 0m, notify: on-call of service-desk }
          last-resort: operations-manager
          """);

  /** For Spring. */
  public Shop() {}

  @Bean
  PlatformTransactionManager transactionManager(DataSource source) {
    return new JdbcTransactionManager(source);
  }

  @Bean
  ServiceDesk desk(DataSource source, IdSource ids, Notifier notifier, DeskListener listener) {
    new JdbcTemplate(source)
        .execute(
            "create table if not exists orders (id varchar(100) primary key, state varchar(20))");
    JdbcStore store = JdbcStore.builder(source).createSchema().build();
    ServiceDesk desk =
        ServiceDesk.builder(POLICY, store, ids).notifier(notifier).listener(listener).build();
    desk.health();
    return desk;
  }

  // README: beans
  @Bean
  SpringDesk springDesk(ServiceDesk desk, DataSource source) {
    return new SpringDesk(desk, source);
  }

  @Bean
  Orders orders(DataSource source, SpringDesk desk) {
    return new Orders(source, desk);
  }
  // README: end
}
