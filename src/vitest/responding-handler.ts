import { RequestHandler, type RequestHandlerOptions } from "msw";

type Run = RequestHandler["run"];

/** An MSW handler that is one function of the request; `undefined` leaves it to the next handler. */
export class RespondingHandler extends RequestHandler<
  { header: string },
  undefined,
  Record<string, never>,
  RequestHandlerOptions
> {
  readonly #respond: (request: Request) => Promise<Response | undefined>;

  constructor(name: string, respond: (request: Request) => Promise<Response | undefined>) {
    super({ info: { header: name }, resolver: () => undefined, options: {} });
    this.#respond = respond;
  }

  override async run({ request, requestId }: Parameters<Run>[0]): ReturnType<Run> {
    const response = await this.#respond(request);
    return response
      ? { handler: this, request, requestId, response, parsedResult: undefined }
      : null;
  }

  override predicate(): boolean {
    return true;
  }

  override log(): void {}
}
