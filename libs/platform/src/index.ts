export { systemClock } from './clock.js';
export type { Clock } from './clock.js';
export { ConfigurationError, loadConfig } from './config/load-config.js';
export type { ConfigurationProblem } from './config/load-config.js';
export {
  databaseVariables,
  embeddedVariables,
  httpVariables,
  loggingVariables,
  metricsVariables,
  modeVariables,
  retentionVariables,
  ownerDatabaseVariables,
  secretVariables,
  shutdownVariables,
  smtpVariables,
  temporalVariables,
  versioningVariables,
  workerHealthVariables,
} from './config/variables.js';
export { embeddedStaysHere } from './config/embedded-rule.js';
export { webhookVariables } from './config/webhook-variables.js';
export { createLogger } from './logging.js';
export type { Logger, LogLevel } from './logging.js';
export { checkReadiness, startHealthServer } from './health.js';
export type { HealthServer, HealthServerOptions, Readiness, ReadinessCheck } from './health.js';
export { createMetricsRegistry } from './metrics.js';
export { connectTemporal, ensureSearchAttributes, searchAttributeFlags } from './temporal.js';
export type { TemporalConfig, TemporalLink } from './temporal.js';
export { canonicalJson, sha256 } from './hash.js';
export { projectRoot } from './project-root.js';
export { appRoleName } from './app-role.js';
export { portOf } from './ports.js';
