// The package brings no types; these are the parts used here.
declare module 'autocannon' {
  type Asked = {
    readonly method: string;
    readonly path: string;
    readonly headers: Readonly<Record<string, string>>;
    readonly body: string;
    readonly onResponse: (status: number, body: string) => void;
  };
  type Options = {
    readonly url: string;
    readonly connections: number;
    readonly duration: number;
    readonly requests: readonly Asked[];
  };
  type Result = { readonly duration: number; readonly errors: number; readonly timeouts: number };
  type Run = Promise<Result> & {
    on(event: 'response', listener: (client: unknown, status: number, bytes: number, ms: number) => void): void;
  };
  export default function autocannon(options: Options): Run;
}
