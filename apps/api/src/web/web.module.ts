import { Module } from '@nestjs/common';
import { WEB_CONTROLLERS } from './controllers.js';
import { Pages } from './pages.js';

/** The pages for people who are signed in. */
@Module({ controllers: WEB_CONTROLLERS, providers: [Pages] })
export class WebModule {}
