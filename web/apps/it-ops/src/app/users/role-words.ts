// Roles in words.
import type { Role } from '@astro/api';

export const ROLES: Record<Role, string> = {
  customer: 'Customer',
  supplier: 'Supplier',
  employee: 'Employee',
  financial: 'Financial employee',
  it: 'IT operator',
};

/** An account's state, for the status chip. */
export function stateOf(user: { disabled?: boolean; invited?: boolean }): string {
  if (user.disabled) return 'suspended';
  return user.invited ? 'invited' : 'active';
}
