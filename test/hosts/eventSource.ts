type Listener = (event: Event) => void;

interface Init {
  readonly headers?: Readonly<Record<string, string>>;
}

/**
 * Server-sent events over fetch, as far as the API client needs them. Node 24 has no EventSource of its own without a
 * flag, and none that can send the session's header. It does not reconnect: a stream that ends is closed.
 */
export class FetchEventSource {
  static readonly CONNECTING = 0;
  static readonly OPEN = 1;
  static readonly CLOSED = 2;
  readonly CONNECTING = 0;
  readonly OPEN = 1;
  readonly CLOSED = 2;
  readyState = 0;
  private readonly target = new EventTarget();
  private readonly abort = new AbortController();

  constructor(url: string, init: Init = {}) {
    this.read(url, init).catch(() => this.end());
  }

  addEventListener(type: string, listener: Listener): void {
    this.target.addEventListener(type, listener);
  }

  removeEventListener(type: string, listener: Listener): void {
    this.target.removeEventListener(type, listener);
  }

  close(): void {
    this.readyState = this.CLOSED;
    this.abort.abort();
  }

  private async read(url: string, { headers }: Init): Promise<void> {
    const response = await fetch(url, { headers: { ...headers }, signal: this.abort.signal });
    if (!response.ok || response.body === null) return this.end();
    this.readyState = this.OPEN;
    this.target.dispatchEvent(new Event('open'));
    let rest = '';
    for await (const chunk of response.body.pipeThrough(new TextDecoderStream())) {
      const blocks = (rest + chunk).split('\n\n');
      rest = blocks.pop() ?? '';
      for (const block of blocks) this.dispatch(block);
    }
    this.end();
  }

  private dispatch(block: string): void {
    const fields = block.split('\n').map((line) => {
      const colon = line.indexOf(':');
      return [line.slice(0, colon), line.slice(colon + 1).trimStart()] as const;
    });
    const last = (name: string): string | undefined => fields.findLast(([field]) => field === name)?.[1];
    const data = fields.filter(([field]) => field === 'data').map(([, text]) => text);
    if (data.length === 0) return;
    const init = { data: data.join('\n'), lastEventId: last('id') ?? '' };
    this.target.dispatchEvent(new MessageEvent(last('event') ?? 'message', init));
  }

  private end(): void {
    if (this.readyState === this.CLOSED) return;
    this.readyState = this.CLOSED;
    this.target.dispatchEvent(new Event('error'));
  }
}
