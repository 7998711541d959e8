package dev.tocsin.examples.spring;

import dev.tocsin.JoinedDesk;
import dev.tocsin.ServiceDesk;
import java.sql.Connection;
import java.util.HashSet;
import java.util.Set;
import javax.sql.DataSource;
import org.springframework.jdbc.datasource.DataSourceUtils;
import org.springframework.transaction.IllegalTransactionStateException;
import org.springframework.transaction.support.TransactionSynchronization;
import org.springframework.transaction.support.TransactionSynchronizationManager;

/**
 * The desk inside the transaction that Spring has bound to this thread. This class is all that
 * Spring needs; copy it.
 *
 * <p>The transaction manager and the desk's store must have the same database, and the manager this
 * {@link DataSource}. Safe for many threads.
 */
public final class SpringDesk {
  private final ServiceDesk desk;
  private final DataSource source;

  /**
   * For one desk.
   *
   * @param desk the desk
   * @param source the one that the transaction manager was given
   */
  public SpringDesk(ServiceDesk desk, DataSource source) {
    this.desk = desk;
    this.source = source;
  }

  /**
   * The desk in the current transaction; its listeners hear of it once Spring has committed. Ask
   * for it wherever you need it, and do not keep it: an inner transaction has one of its own.
   *
   * @return the desk inside the transaction
   * @throws IllegalTransactionStateException when there is no transaction
   */
  public JoinedDesk joined() {
    if (!TransactionSynchronizationManager.isActualTransactionActive()) {
      throw new IllegalTransactionStateException(
          "There is no transaction to join: call this from a @Transactional method, or use the"
              + " ServiceDesk itself");
    }
    Connection connection = DataSourceUtils.getConnection(source);
    try {
      JoinedDesk joined = desk.join(connection);
      TransactionSynchronizationManager.registerSynchronization(new Telling(joined));
      return joined;
    } finally {
      DataSourceUtils.releaseConnection(connection, source);
    }
  }

  /**
   * Tells the listeners, unless the transaction went back to a savepoint from before the joining.
   */
  private static final class Telling implements TransactionSynchronization {
    private final JoinedDesk joined;
    private final Set<Object> later = new HashSet<>();
    private boolean undone;

    Telling(JoinedDesk joined) {
      this.joined = joined;
    }

    @Override
    public void savepoint(Object savepoint) {
      later.add(savepoint);
    }

    @Override
    public void savepointRollback(Object savepoint) {
      undone |= !later.contains(savepoint);
    }

    @Override
    public void afterCommit() {
      if (!undone) {
        joined.afterCommit();
      }
    }
  }
}
