/**
 * A refusal in Graph's terms. Handlers throw it; the chain around the router turns it into the
 * documented envelope, and a transaction it leaves is rolled back.
 */
export class GraphFault extends Error {
  override readonly name = 'GraphFault';

  constructor(
    readonly status: number,
    readonly code: string,
    message: string,
    readonly headers: Record<string, string> = {},
  ) {
    super(message);
  }
}

export function invalidRequest(message: string): GraphFault {
  return new GraphFault(400, 'invalidRequest', message);
}

export function itemNotFound(message = 'The resource could not be found.'): GraphFault {
  return new GraphFault(404, 'itemNotFound', message);
}

export function nameAlreadyExists(message: string): GraphFault {
  return new GraphFault(409, 'nameAlreadyExists', message);
}

export function resourceModified(): GraphFault {
  const message =
    'The resource has changed since the caller last read it; usually an eTag mismatch';
  return new GraphFault(412, 'resourceModified', message);
}

export function notSupported(message: string): GraphFault {
  return new GraphFault(501, 'notSupported', message);
}

/** The directory (users and groups) has codes of its own. */
export function directoryFault(message: string): GraphFault {
  return new GraphFault(400, 'Request_BadRequest', message);
}

export function directoryNotFound(id: string): GraphFault {
  const message = `Resource '${id}' does not exist or one of its queried reference-property objects are not present.`;
  return new GraphFault(404, 'Request_ResourceNotFound', message);
}

/** Identifies one request in an error and in its headers. */
export interface RequestMarks {
  requestId: string;
  clientRequestId: string;
  /** ISO instant; the envelope shows it without the zone. */
  at: string;
}

/** Builds Graph's error envelope. */
export function errorBody(fault: GraphFault, marks: RequestMarks): Record<string, unknown> {
  return {
    error: {
      code: fault.code,
      message: fault.message,
      innerError: {
        date: marks.at.slice(0, 19),
        'request-id': marks.requestId,
        'client-request-id': marks.clientRequestId,
      },
    },
  };
}
