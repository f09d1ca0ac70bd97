// The frame of a working app: side navigation, the page, and who is signed in.
import {
  ChangeDetectionStrategy,
  Component,
  DOCUMENT,
  afterNextRender,
  computed,
  inject,
  signal,
} from '@angular/core';
import { NavigationEnd, Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { Session } from '@astro/session';
import { OfflineBanner } from '../feedback/offline-banner';
import { watchMaintenance } from '../feedback/maintenance';
import type { NavItem } from './working-app';
import { WORKING_APP } from './working-app';

@Component({
  selector: 'app-root',
  imports: [OfflineBanner, RouterLink, RouterLinkActive, RouterOutlet],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './working-root.html',
})
export class WorkingRoot {
  readonly #doc = inject(DOCUMENT);
  readonly #router = inject(Router);
  readonly app = inject(WORKING_APP);
  readonly session = inject(Session);

  /** Neighbours of one group together, without what this role does not see. */
  readonly groups = computed(() => {
    const role = this.session.user()?.role;
    const seen = this.app.nav.filter((item) => !item.roles || (role && item.roles.includes(role)));
    const groups: { label: string; items: NavItem[] }[] = [];
    for (const item of seen) {
      const label = item.group ?? '';
      const last = groups.at(-1);
      if (last?.label === label) last.items.push(item);
      else groups.push({ label, items: [item] });
    }
    return groups;
  });
  /** Many entries fold away on a phone. */
  readonly folds = computed(() => this.groups().length > 1);
  readonly unfolded = signal(false);
  /** Until the first page is here nothing shows: the side would push it away. */
  readonly arrived = signal(false);

  constructor() {
    afterNextRender(() => watchMaintenance(this.#doc));
    this.#router.events.subscribe((event) => {
      if (!(event instanceof NavigationEnd)) return;
      this.unfolded.set(false);
      this.arrived.set(true);
    });
  }

  skip(event: Event): void {
    event.preventDefault();
    this.#doc.getElementById('main')?.focus();
  }

  async signOut(): Promise<void> {
    await this.session.signOut();
    await this.#router.navigateByUrl('/sign-in');
  }
}
