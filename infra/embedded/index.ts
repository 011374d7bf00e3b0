export { application } from './application.js';
export type { ApplicationOptions } from './application.js';
export { HomeInUseError, settingsOfRun } from './home.js';
export type { Home, HomeSecrets } from './home.js';
export { freePorts, PortTakenError } from './ports.js';
export type { WantedPort } from './ports.js';
export { resetHome, startEmbeddedDatabase, startEmbeddedServices } from './services.js';
export type {
  EmbeddedDatabase,
  EmbeddedServices,
  EmbeddedServicesOptions,
  ServiceAddresses,
} from './services.js';
export { StartError, untilReady } from './supervision/child.js';
export type { ServiceCommand, ServiceEnd, SupervisedService } from './supervision/child.js';
export { KeptService } from './supervision/kept-service.js';
export type { RestartLimits, ServiceFailure, ServiceRecipe } from './supervision/kept-service.js';
export { watchForStop } from './supervision/stop-request.js';
export type { StopRequest } from './supervision/stop-request.js';
export type { Supervisor } from './supervision/supervisor.js';
