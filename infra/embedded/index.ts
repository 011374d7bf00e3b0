export { Application } from './application.js';
export type { ApplicationOptions } from './application.js';
export { HomeInUseError } from './home.js';
export type { Home, HomeSecrets } from './home.js';
export { freePorts, PortTakenError } from './ports.js';
export type { WantedPort } from './ports.js';
export { embeddedAppUrl } from './postgres/server.js';
export { resetHome, startEmbeddedDatabase, startEmbeddedServices } from './services.js';
export type {
  EmbeddedDatabase,
  EmbeddedServices,
  EmbeddedServicesOptions,
  ServiceAddresses,
} from './services.js';
export { watchForStop } from './supervision/stop-request.js';
export type { StopRequest } from './supervision/stop-request.js';
export { untilReady } from './supervision/supervisor.js';
export type { ServiceCommand, ServiceEnd, SupervisedService, Supervisor } from './supervision/supervisor.js';
