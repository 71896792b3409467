import helmet from 'helmet';

/** Headers of every answer: only our own files, no frames, no sniffing; workers as blobs for the explorer's editor. */
export function securityHeaders() {
  return helmet({
    contentSecurityPolicy: {
      directives: {
        defaultSrc: ["'self'"],
        scriptSrc: ["'self'"],
        styleSrc: ["'self'", "'unsafe-inline'"],
        imgSrc: ["'self'", 'data:', 'blob:'],
        fontSrc: ["'self'", 'data:'],
        connectSrc: ["'self'", 'ws:', 'wss:'],
        workerSrc: ["'self'", 'blob:'],
        frameAncestors: ["'none'"],
        objectSrc: ["'none'"],
        upgradeInsecureRequests: null,
      },
    },
    // An office serves the console over plain HTTP inside its network; TLS and HSTS belong to its proxy.
    strictTransportSecurity: false,
    crossOriginEmbedderPolicy: false,
    referrerPolicy: { policy: 'same-origin' },
  });
}

/** The same headers as a list, for answers that no middleware touches; they are alike for every request. */
export function constantSecurityHeaders(): readonly (readonly [name: string, value: string])[] {
  const headers: (readonly [string, string])[] = [];
  const collect = {
    setHeader: (name: string, value: string) => void headers.push([name, value]),
    removeHeader: () => {},
  };
  securityHeaders()({} as never, collect as never, () => {});
  return headers;
}
