/** The engine. */
module dev.tocsin.core {
  requires transitive dev.tocsin.spi;
  requires com.google.common;
  requires org.slf4j;
  requires static transitive org.jspecify;

  exports dev.tocsin;
  exports dev.tocsin.desk;
  exports dev.tocsin.lifecycle;
  exports dev.tocsin.routing;
  exports dev.tocsin.priority;
  exports dev.tocsin.checks;
  exports dev.tocsin.continuity;
  exports dev.tocsin.escalation;
  exports dev.tocsin.oncall;
  exports dev.tocsin.policy;
  exports dev.tocsin.calendar;
  exports dev.tocsin.servicelevel;
  exports dev.tocsin.verify;
  exports dev.tocsin.register;
}
