// The people of the company: who signs in for it. Its owner invites and removes the others.
import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, computed, inject, signal } from '@angular/core';
import { FormField, email, form, required } from '@angular/forms/signals';
import type { List, TeamMember } from '@astro/api';
import { AdminApi, adminUrl } from '@astro/api';
import {
  Action,
  Field,
  FieldControl,
  FormStatus,
  Loaded,
  LoadedValue,
  ProblemNotice,
  Status,
  Submission,
  TEXT,
  plural,
} from '@astro/ui';
import { PageHead } from '@astro/working';
import { firstValueFrom } from 'rxjs';

@Component({
  selector: 'app-team',
  imports: [
    ...TEXT,
    Field,
    FieldControl,
    FormField,
    FormStatus,
    Loaded,
    LoadedValue,
    PageHead,
    ProblemNotice,
    Status,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './team.html',
})
export class Team {
  readonly #api = inject(AdminApi);
  readonly team = httpResource<List<TeamMember>>(() => adminUrl('/team'));
  readonly leads = computed(
    () => this.team.hasValue() && this.team.value().items.some((p) => p.you && p.owner),
  );
  readonly submission = new Submission();
  readonly action = new Action();
  /** Whom one is about to remove or let lead. */
  readonly about = signal<{ person: TeamMember; what: 'remove' | 'lead' } | null>(null);
  readonly told = signal('');
  readonly #model = signal({ name: '', email: '' });
  readonly form = form(
    this.#model,
    (path) => {
      required(path.name, { message: 'Enter the full name.' });
      required(path.email, { message: 'Enter the e-mail address.' });
      email(path.email, { message: 'Enter an e-mail address such as name@example.org.' });
    },
    { name: 'person' },
  );

  count(people: TeamMember[]): string {
    return plural(people.length, 'person', 'people');
  }

  async invite(event: Event): Promise<void> {
    event.preventDefault();
    this.told.set('');
    const wish = { name: this.#model().name.trim(), email: this.#model().email.trim() };
    const done = await this.submission.run(this.form, async () => {
      await firstValueFrom(this.#api.invitePerson(wish));
    });
    if (!done) return;
    this.told.set(`${wish.name} gets an e-mail with a link to set a password.`);
    this.#model.set({ name: '', email: '' });
    this.form().reset();
    this.team.reload();
  }

  async again(person: TeamMember): Promise<void> {
    this.told.set('');
    const done = await this.action.run(async () => {
      await firstValueFrom(this.#api.invitePerson({ name: person.name, email: person.email }));
    });
    if (done) this.told.set(`${person.name} gets another e-mail.`);
  }

  ask(person: TeamMember, what: 'remove' | 'lead'): void {
    this.told.set('');
    this.about.set({ person, what });
  }

  async confirm(): Promise<void> {
    const about = this.about();
    if (!about) return;
    const { person, what } = about;
    const done = await this.action.run(async () => {
      await firstValueFrom(
        what === 'remove' ? this.#api.removePerson(person.id) : this.#api.handOver(person.id),
      );
    });
    this.about.set(null);
    if (done) {
      this.told.set(
        what === 'remove'
          ? `${person.name} can no longer sign in.`
          : `${person.name} leads the team now.`,
      );
    }
    this.team.reload();
  }
}
