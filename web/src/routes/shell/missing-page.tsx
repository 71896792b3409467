import { FailureNotice } from '@/ui/query-state.tsx';

/** An address that leads nowhere. */
export const MissingPage = () => <FailureNotice isPage failure={{ kind: 'missing' }} />;
