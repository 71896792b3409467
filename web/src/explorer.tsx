import 'graphiql/setup-workers/vite';
import 'graphiql/style.css';
import { createGraphiQLFetcher } from '@graphiql/toolkit';
import { GraphiQL } from 'graphiql';
import { createRoot } from 'react-dom/client';
import { OWN_HEADERS } from './graphql/request.ts';

const SAMPLE = `# Angka D/S seluruh kabupaten dan kota satu provinsi, 12 bulan terakhir.
# D/S of all regencies of a province over the last 12 months. Ctrl-Enter runs it.
query DiseminasiDS {
  provinsi: wilayah(code: "62") { id fullName }
  analytics(input: {
    indicators: ["SKDN_DS"]
    within: "62"
    level: KABKOTA
    relative: { last: 12, unit: MONTH }
  }) {
    periods { id isProvisional }
    wilayah { name code }
    columns { value numerator denominator completeness }
    cursor
  }
}
`;

const fetcher = createGraphiQLFetcher({
  url: '/graphql',
  subscriptionUrl: `${location.origin.replace(/^http/, 'ws')}/graphql`,
  headers: OWN_HEADERS,
});

const root = document.getElementById('root');
if (root) createRoot(root).render(<GraphiQL fetcher={fetcher} defaultQuery={SAMPLE} shouldPersistHeaders={false} />);
