import type { Role } from '@pokjanal/prisma/client';

export type DemoAccount = {
  readonly username: string;
  readonly secret: string;
  readonly role: Role;
  readonly name: string;
  readonly place: string;
};

/** The accounts of the demonstration, one for each role; they exist only where demo rows do. */
export const demoAccounts: readonly DemoAccount[] = [];
