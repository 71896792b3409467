import { createContext, type ReactNode, useContext } from 'react';
import type { SessionQuery } from './session.generated.ts';

export type Session = SessionQuery & { me: NonNullable<SessionQuery['me']> };

const SessionContext = createContext<Session | null>(null);

/** Gives everything below it the person who is signed in. */
export const SessionProvider = ({ session, children }: { session: Session; children: ReactNode }) => (
  <SessionContext value={session}>{children}</SessionContext>
);

/** The person who is signed in; only inside the console's layout, which opens for nobody else. */
export function useSession(): Session {
  const session = useContext(SessionContext);
  if (!session) throw new Error('useSession needs the console layout above it');
  return session;
}

/** True when the person may do the action somewhere; where exactly, the objects' own `abilities` say. */
export const useMay = (action: string): boolean => useSession().me.abilities.includes(action);
