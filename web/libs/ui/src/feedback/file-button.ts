// Downloads a file that needs the session's token, so that a plain link would not do.
import { ChangeDetectionStrategy, Component, DOCUMENT, inject, input } from '@angular/core';
import type { Observable } from 'rxjs';
import { firstValueFrom } from 'rxjs';
import { Action } from './action';

@Component({
  selector: 'ab-file-button',
  changeDetection: ChangeDetectionStrategy.OnPush,
  template: `
    <button type="button" [class]="look()" [attr.aria-busy]="action.busy()" (click)="download()">
      <ng-content />
    </button>
    @if (action.problem(); as problem) {
      <p class="error" role="alert">{{ problem.detail }}</p>
    }
  `,
})
export class FileButton {
  readonly #doc = inject(DOCUMENT);
  readonly name = input.required<string>();
  readonly file = input.required<() => Observable<Blob>>();
  readonly look = input('link');
  readonly action = new Action();

  async download(): Promise<void> {
    await this.action.run(async () => {
      const url = URL.createObjectURL(await firstValueFrom(this.file()()));
      const link = this.#doc.createElement('a');
      link.href = url;
      link.download = this.name();
      link.click();
      setTimeout(() => URL.revokeObjectURL(url), 10_000);
    });
  }
}
