// The own second factor: set up, new recovery codes, given up.
import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, inject, signal } from '@angular/core';
import { FormField, form, required } from '@angular/forms/signals';
import type { SecondFactor, SecondFactorSetup } from '@astro/api';
import { Session } from '@astro/session';
import { Action } from '../feedback/action';
import { Loaded, LoadedValue } from '../feedback/loaded';
import { ProblemNotice } from '../feedback/problem-notice';
import { Field, FieldControl } from '../form/field';
import { FormStatus } from '../form/form-status';
import { Submission } from '../form/submission';
import { DayPipe } from '../text/pipes';
import { FactorSetup } from './factor-setup';
import { RecoveryCodes } from './recovery-codes';

@Component({
  selector: 'ab-second-factor',
  imports: [
    DayPipe,
    FactorSetup,
    Field,
    FieldControl,
    FormField,
    FormStatus,
    Loaded,
    LoadedValue,
    ProblemNotice,
    RecoveryCodes,
  ],
  changeDetection: ChangeDetectionStrategy.OnPush,
  styles: `
    :host {
      display: grid;
      gap: var(--s4);
    }
    .chip {
      margin-inline-end: var(--s2);
    }
    .button {
      margin-block-start: var(--s2);
    }
  `,
  template: `
    @if (action.problem(); as problem) {
      <ab-problem [problem]="problem" />
    }
    @if (codes(); as codes) {
      <ab-recovery-codes [codes]="codes" />
    }
    <ab-loaded>
      <ng-template abValue [of]="factor" let-factor>
        @if (factor.active) {
          <p>
            <span class="chip good">On</span>
            @if (factor.since; as since) {
              since {{ since | day }}
            }
            – {{ factor.recoveryCodesLeft }} recovery codes are left.
          </p>
          <ab-form-status [form]="form" [submission]="submission" />
          <form class="form" novalidate (submit)="renew($event)">
            <ab-field label="Code" hint="From your authenticator app, or a recovery code">
              <input inputmode="numeric" autocomplete="one-time-code" [formField]="form.code" />
            </ab-field>
            <div class="row">
              <button class="button quiet" [attr.aria-busy]="submission.busy()">
                New recovery codes
              </button>
              @if (!factor.required) {
                <button type="button" class="button quiet" (click)="remove()">Turn it off</button>
              }
            </div>
          </form>
        } @else if (setup(); as setup) {
          <ab-factor-setup [setup]="setup" [confirm]="confirm" />
        } @else {
          <p>
            <span class="chip">Off</span> With it, your password alone opens nothing: signing in
            also takes a code from your phone.
          </p>
          <div class="row">
            <button
              type="button"
              class="button quiet"
              [attr.aria-busy]="action.busy()"
              (click)="begin()"
            >
              Set it up
            </button>
          </div>
        }
      </ng-template>
    </ab-loaded>
  `,
})
export class SecondFactorPanel {
  readonly #session = inject(Session);
  readonly factor = httpResource<SecondFactor>(() => '/api/v1/me/second-factor');
  readonly action = new Action();
  readonly submission = new Submission();
  readonly setup = signal<SecondFactorSetup | null>(null);
  readonly codes = signal<string[] | null>(null);
  readonly form = form(
    signal({ code: '' }),
    (path) => required(path.code, { message: 'Enter a code.' }),
    { name: 'factor' },
  );

  async begin(): Promise<void> {
    await this.action.run(async () => this.setup.set(await this.#session.beginSecondFactor()));
  }

  readonly confirm = async (code: string): Promise<void> => {
    this.codes.set(await this.#session.confirmSecondFactor(code));
    this.setup.set(null);
    this.factor.reload();
  };

  async renew(event: Event): Promise<void> {
    event.preventDefault();
    await this.#withCode(async (code) =>
      this.codes.set(await this.#session.newRecoveryCodes(code)),
    );
  }

  async remove(): Promise<void> {
    await this.#withCode(async (code) => {
      await this.#session.removeSecondFactor(code);
      this.codes.set(null);
    });
  }

  async #withCode(work: (code: string) => Promise<void>): Promise<void> {
    const done = await this.submission.run(this.form, () => work(this.form().value().code.trim()));
    if (!done) return;
    this.form().reset({ code: '' });
    this.factor.reload();
  }
}
