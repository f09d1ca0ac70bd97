// Brings the signed-in person back after a reload, beside the first render and never before it.
import type { EnvironmentProviders } from '@angular/core';
import { inject, provideAppInitializer } from '@angular/core';
import { Session } from '@astro/session';

export function provideRestoredSession(): EnvironmentProviders {
  return provideAppInitializer(() => {
    const session = inject(Session);
    // A server that is away is told by the page that needs it; the header just stays anonymous.
    void session.restore().catch(() => false);
  });
}
