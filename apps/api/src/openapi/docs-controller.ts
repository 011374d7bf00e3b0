import { Controller, Get, Header, Res } from '@nestjs/common';
import type { Response } from 'express';
import { docsContentSecurityPolicy } from '../http/access/headers.js';
import { OPERATIONS } from '../operations.js';
import { describeApi } from './document.js';

const page = `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<title>API · Countersign</title>
<link rel="icon" href="/assets/icon.svg" type="image/svg+xml">
<link rel="stylesheet" href="/api/docs/assets/swagger-ui.css">
</head>
<body>
<main id="swagger-ui"><p>The description of the API is at <a href="/api/openapi.json">/api/openapi.json</a>.</p></main>
<script src="/api/docs/assets/swagger-ui-bundle.js"></script>
<script src="/api/docs/start.js"></script>
</body>
</html>
`;

/** Swagger UI sends the session's own token with every change and a new key with every POST. */
const start = `
const me = fetch('/api/v1/me').then((answer) => (answer.ok ? answer.json() : {}), () => ({}));
SwaggerUIBundle({
  url: '/api/openapi.json',
  dom_id: '#swagger-ui',
  tryItOutEnabled: true,
  requestInterceptor: async (request) => {
    if (request.method !== undefined && request.method !== 'GET') {
      const token = (await me).csrfToken;
      if (token !== undefined) request.headers['X-CSRF-Token'] = token;
      request.headers['Idempotency-Key'] ??= crypto.randomUUID();
    }
    return request;
  },
});
`;

/** The description of the API and a page to try it out. */
@Controller('api')
export class DocsController {
  private readonly description = describeApi(OPERATIONS);

  @Get('openapi.json')
  describe(): object {
    return this.description;
  }

  @Get('docs')
  docs(@Res() response: Response): void {
    response.set('content-security-policy', docsContentSecurityPolicy).type('html').send(page);
  }

  @Get('docs/start.js')
  @Header('content-type', 'text/javascript; charset=utf-8')
  start(): string {
    return start;
  }
}
