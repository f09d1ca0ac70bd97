// One account: where it is signed in, its second factor; suspended, restored, signed out.
import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject, input, signal } from '@angular/core';
import { RouterLink } from '@angular/router';
import type { Role, SessionEntry, UserAct, UserDetail } from '@astro/api';
import { CoreApi, coreUrl } from '@astro/api';
import { deviceWords } from '@astro/account';
import { Session } from '@astro/session';
import { Action, Loaded, LoadedValue, ProblemNotice, Status, TEXT } from '@astro/ui';
import { PageHead } from '@astro/working';
import { firstValueFrom } from 'rxjs';
import { ROLES, stateOf } from './role-words';

const DONE: Record<UserAct, string> = {
  suspend: 'The account is suspended and signed out everywhere.',
  restore: 'The account is open again.',
  'sign-out': 'The account is signed out everywhere.',
  'reset-second-factor': 'The second factor is gone; the owner is told by e-mail.',
};

@Component({
  selector: 'app-user',
  imports: [...TEXT, Loaded, LoadedValue, PageHead, ProblemNotice, RouterLink, Status],
  changeDetection: ChangeDetectionStrategy.OnPush,
  templateUrl: './user.html',
})
export class User {
  readonly #api = inject(CoreApi);
  readonly session = inject(Session);
  readonly id = input.required<string>();
  readonly action = new Action();
  readonly done = signal('');
  readonly stateOf = stateOf;
  readonly user = httpResource<UserDetail>(() => coreUrl('/users/{id}', { id: this.id() }));

  role(role: Role): string {
    return ROLES[role];
  }

  words(session: SessionEntry): string {
    return deviceWords(session.device);
  }

  async act(act: UserAct): Promise<void> {
    this.done.set('');
    const done = await this.action.run(async () => {
      await firstValueFrom(this.#api.actOnUser(this.id(), act));
    });
    if (done) this.done.set(DONE[act]);
    this.user.reload();
  }
}
