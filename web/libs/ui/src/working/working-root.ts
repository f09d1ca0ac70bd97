// The frame of a working app: side navigation, the page, and who is signed in.
import {
  ChangeDetectionStrategy,
  Component,
  DOCUMENT,
  afterNextRender,
  inject,
} from '@angular/core';
import { Router, RouterLink, RouterLinkActive, RouterOutlet } from '@angular/router';
import { Session } from '@astro/session';
import { OfflineBanner } from '../feedback/offline-banner';
import { watchMaintenance } from '../feedback/maintenance';
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

  constructor() {
    afterNextRender(() => watchMaintenance(this.#doc));
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
