export { systemClock } from './clock.js';
export type { Clock } from './clock.js';
export { ConfigurationError, loadConfig } from './config/load-config.js';
export type { ConfigurationProblem } from './config/load-config.js';
export {
  databaseVariables,
  embeddedVariables,
  httpVariables,
  loggingVariables,
  modeVariables,
  retentionVariables,
  ownerDatabaseVariables,
  secretVariables,
  smtpVariables,
  temporalVariables,
  versioningVariables,
  workerHealthVariables,
} from './config/variables.js';
export { webhookVariables } from './config/webhook-variables.js';
export { createLogger } from './logging.js';
export type { Logger, LogLevel } from './logging.js';
export { checkReadiness, startHealthServer } from './health.js';
export type { HealthServer, HealthServerOptions, Readiness, ReadinessCheck } from './health.js';
export { createMetricsRegistry } from './metrics.js';
export { connectTemporal, ensureSearchAttributes } from './temporal.js';
export type { TemporalConfig, TemporalLink } from './temporal.js';
export { HomeInUseError } from './embedded/home.js';
export type { Home, HomeSecrets } from './embedded/home.js';
export { freePorts, PortTakenError } from './embedded/ports.js';
export type { WantedPort } from './embedded/ports.js';
export { resetHome, startEmbeddedDatabase, startEmbeddedServices } from './embedded/services.js';
export type {
  EmbeddedDatabase,
  EmbeddedServices,
  EmbeddedServicesOptions,
  ServiceAddresses,
} from './embedded/services.js';
export { untilReady } from './embedded/supervised.js';
export type { ServiceCommand, ServiceEnd, SupervisedService, Supervisor } from './embedded/supervised.js';
export { canonicalJson, sha256 } from './hash.js';
export { projectRoot } from './project-root.js';
export { appRoleName, embeddedAppUrl } from './embedded/postgres.js';
