package dev.tocsin.benchmarks.durable;

import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;
import javax.sql.DataSource;
import org.flowable.common.engine.impl.history.HistoryLevel;
import org.flowable.engine.ProcessEngine;
import org.flowable.engine.impl.cfg.ProcessEngineConfigurationImpl;
import org.flowable.engine.impl.cfg.StandaloneProcessEngineConfiguration;
import org.flowable.task.api.Task;

/**
 * Flowable's process engine, embedded. To start the process is the step "open"; the other four are
 * user tasks, found by process instance and completed, so that both sides commit five times. A
 * boundary timer for the escalation hangs on the task that is completed to resolve. Background work
 * and parts that the job does not need are off, in Flowable's favour; it writes no outbox row.
 */
final class FlowableColumn implements DurableColumn {
  private static final String[] TASKS = {"assign", "start", "resolve", "close"};

  private final DataSource pool;
  private final ProcessEngine engine;
  private final AtomicLong ids = new AtomicLong();

  FlowableColumn(DataSource pool) {
    this.pool = pool;
    ProcessEngineConfigurationImpl config = new StandaloneProcessEngineConfiguration();
    config.setDataSource(pool);
    config.setDatabaseSchemaUpdate("true");
    config.setAsyncExecutorActivate(false);
    config.setDisableIdmEngine(true);
    config.setDisableEventRegistry(true);
    config.setHistoryLevel(HistoryLevel.AUDIT);
    engine = config.buildProcessEngine();
    engine
        .getRepositoryService()
        .createDeployment()
        .addString("incident.bpmn20.xml", bpmn())
        .deploy();
  }

  @Override
  public void incident() {
    String process =
        engine
            .getRuntimeService()
            .startProcessInstanceByKey("incident", "incident-" + ids.incrementAndGet())
            .getId();
    for (String name : TASKS) {
      Task task =
          engine.getTaskService().createTaskQuery().processInstanceId(process).singleResult();
      if (!task.getTaskDefinitionKey().equals(name)) {
        throw new AssertionError(task.getTaskDefinitionKey());
      }
      engine.getTaskService().complete(task.getId());
    }
  }

  @Override
  public void check(long incidents) throws SQLException {
    Database.expect(pool, "select count(*) from act_ru_execution", 0);
    Database.expect(pool, "select count(*) from act_ru_timer_job", 0);
    Database.expect(
        pool, "select count(*) from act_hi_procinst where end_time_ is not null", incidents);
    Database.expect(
        pool,
        "select count(*) from act_hi_taskinst where end_time_ is not null",
        incidents * TASKS.length);
  }

  @Override
  public void close() {
    engine.close();
  }

  private static String bpmn() {
    StringBuilder xml =
        new StringBuilder(
            """
            <?xml version="1.0" encoding="UTF-8"?>
            <definitions xmlns="http://www.omg.org/spec/BPMN/20100524/MODEL"
                targetNamespace="bench">
              <process id="incident" isExecutable="true">
                <startEvent id="open"/>
            """);
    String from = "open";
    for (String task : TASKS) {
      xml.append(
          """
              <sequenceFlow id="to_%s" sourceRef="%s" targetRef="%s"/>
              <userTask id="%s" name="%s"/>
          """
              .formatted(task, from, task, task, task));
      from = task;
    }
    return xml.append(
            """
                <sequenceFlow id="to_end" sourceRef="close" targetRef="end"/>
                <endEvent id="end"/>
                <boundaryEvent id="late" attachedToRef="resolve" cancelActivity="false">
                  <timerEventDefinition><timeDuration>PT4H</timeDuration></timerEventDefinition>
                </boundaryEvent>
                <sequenceFlow id="to_escalate" sourceRef="late" targetRef="escalate"/>
                <userTask id="escalate" name="escalate"/>
              </process>
            </definitions>
            """)
        .toString();
  }
}
