import { z } from 'zod';
import { problem } from './contract';
import type { Endpoint } from './endpoint';

type Json = Record<string, unknown>;

/** The API's own description, OpenAPI 3.1, from the same schemas that check its input. */
export function describeApi(endpoints: readonly Endpoint[], version: string): Json {
  const paths: Record<string, Json> = {};
  for (const endpoint of endpoints) {
    const path = endpoint.path.replace(/:(\w+)/g, '{$1}');
    paths[path] = { ...paths[path], [endpoint.method]: operation(endpoint) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Education Packages',
      version,
      description: 'Money is whole pence, days are ISO days in Europe/London, moments are UTC.',
    },
    security: [{ bearer: [] }],
    paths,
    components: {
      securitySchemes: { bearer: { type: 'http', scheme: 'bearer', bearerFormat: 'JWT' } },
    },
  };
}

function operation(endpoint: Endpoint): Json {
  const refusals = ['400', '401', '403', '404', '409', '503'].map((status) => [
    status,
    { description: 'Refused, with a sentence', content: json(z.toJSONSchema(problem)) },
  ]);
  return {
    summary: endpoint.summary,
    operationId: endpoint.audit,
    parameters: parameters(endpoint),
    ...requestBody(endpoint),
    responses: {
      '200': { description: 'Done', content: answerContent(endpoint) },
      ...Object.fromEntries(refusals),
    },
  };
}

function parameters(endpoint: Endpoint): Json[] {
  return endpoint.path.includes(':id')
    ? [{ name: 'id', in: 'path', required: true, schema: { type: 'integer', minimum: 1 } }]
    : [];
}

function requestBody(endpoint: Endpoint): Json {
  if (endpoint.body === 'upload') {
    return { requestBody: { required: true, content: { 'application/octet-stream': {} } } };
  }
  if (!endpoint.input) return {};
  return {
    requestBody: { required: true, content: json(z.toJSONSchema(endpoint.input, { io: 'input' })) },
  };
}

function answerContent(endpoint: Endpoint): Json {
  return endpoint.output
    ? json(z.toJSONSchema(endpoint.output))
    : { 'application/octet-stream': {} };
}

function json(schema: unknown): Json {
  return { 'application/json': { schema } };
}
