package dev.tocsin.benchmarks.durable;

import com.github.kagkarlsson.scheduler.Scheduler;
import com.github.kagkarlsson.scheduler.task.TaskInstance;
import com.github.kagkarlsson.scheduler.task.helper.CustomTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;

/**
 * db-scheduler, tuned for throughput: 8 threads, a poll every 100 ms, lock and fetch with SKIP
 * LOCKED. A task is removed by a statement of its own, and told of after that, not before it as
 * when the task reports itself. It writes no event, no snapshot and no message.
 */
final class DbSchedulerColumn implements WakeColumn {
  private static final String PAYLOAD =
      "{\"team\":\"management\",\"note\":\"a note of ordinary length about the incident\"}";

  private final DataSource pool;
  private final CustomTask<String> task;
  private final Scheduler scheduler;
  private volatile Taken taken;

  DbSchedulerColumn(DataSource pool) throws SQLException {
    this.pool = pool;
    Database.execute(
        pool,
        "create table scheduled_tasks (task_name text not null, task_instance text not null,"
            + " task_data bytea, execution_time timestamp with time zone not null,"
            + " picked boolean not null, picked_by text,"
            + " last_success timestamp with time zone, last_failure timestamp with time zone,"
            + " consecutive_failures int, last_heartbeat timestamp with time zone,"
            + " version bigint not null, priority smallint, state text,"
            + " primary key (task_name, task_instance))",
        "create index execution_time_idx on scheduled_tasks (execution_time)",
        "create index last_heartbeat_idx on scheduled_tasks (last_heartbeat)",
        "create index priority_execution_time_idx on scheduled_tasks"
            + " (priority desc, execution_time asc)");
    this.task =
        Tasks.custom("escalate", String.class)
            .execute(
                (instance, context) ->
                    (complete, operations) -> {
                      operations.remove();
                      Objects.requireNonNull(taken).done(Integer.parseInt(instance.getId()));
                    });
    this.scheduler =
        Scheduler.create(pool, task)
            .threads(TocsinWakes.THREADS)
            .pollingInterval(Duration.ofMillis(100))
            .pollUsingLockAndFetch(1.0, 4.0)
            .build();
  }

  @Override
  public void schedule(int wakes, Instant due) {
    List<TaskInstance<?>> all = new ArrayList<>();
    for (int i = 0; i < wakes; i++) {
      all.add(new TaskInstance<>("escalate", String.valueOf(i), PAYLOAD));
    }
    scheduler.scheduleBatch(all, due);
  }

  @Override
  public void start(Taken told) {
    taken = told;
    scheduler.start();
  }

  @Override
  public void check(int wakes) throws SQLException {
    Database.expect(pool, "select count(*) from scheduled_tasks", 0);
  }

  @Override
  public void stop() {
    scheduler.stop();
  }
}
