// A picture that is shown as soon as it is chosen: a logo, a rocket.
import { ChangeDetectionStrategy, Component, input, output, signal } from '@angular/core';
import { pictureUrl } from '@astro/api';
import { Action } from '@astro/ui';
import type { Observable } from 'rxjs';
import { firstValueFrom } from 'rxjs';

const TYPES = ['image/png', 'image/jpeg', 'image/webp'];
const LARGEST = 512 * 1024;

/** Plain base64 of a file's bytes. */
async function base64Of(file: File): Promise<string> {
  const bytes = new Uint8Array(await file.arrayBuffer());
  let text = '';
  for (let at = 0; at < bytes.length; at += 0x8000)
    text += String.fromCharCode(...bytes.subarray(at, at + 0x8000));
  return btoa(text);
}

@Component({
  selector: 'app-picture-panel',
  changeDetection: ChangeDetectionStrategy.OnPush,
  host: { class: 'panel', role: 'region', '[attr.aria-labelledby]': "inputId() + '-head'" },
  template: `
    <h2 [id]="inputId() + '-head'">{{ heading() }}</h2>
    <div class="picture-field">
      @if (hash(); as shown) {
        <img [src]="url(shown)" [alt]="alt()" />
      } @else {
        <div class="no-picture" aria-hidden="true">No picture</div>
      }
      <div class="stack">
        <div class="field">
          <label [for]="inputId()">{{ label() }}</label>
          <p class="hint" [id]="inputId() + '-hint'">PNG, JPEG or WebP, at most 512 kB</p>
          <input
            type="file"
            accept="image/png,image/jpeg,image/webp"
            [id]="inputId()"
            [attr.aria-describedby]="inputId() + '-hint'"
            [attr.aria-busy]="action.busy()"
            (change)="choose($event)"
          />
        </div>
        @if (trouble(); as text) {
          <p class="error" role="alert">{{ text }}</p>
        } @else if (action.problem(); as problem) {
          <p class="error" role="alert">{{ problem.errors[0]?.detail ?? problem.detail }}</p>
        }
        @if (hash()) {
          <button type="button" class="link" (click)="remove()">Take the picture away</button>
        }
      </div>
    </div>
  `,
})
export class PicturePanel {
  readonly heading = input.required<string>();
  /** Of the input, on its page. */
  readonly inputId = input.required<string>();
  readonly label = input.required<string>();
  readonly alt = input.required<string>();
  readonly hash = input.required<string | null>();
  readonly put = input.required<(data: string) => Observable<unknown>>();
  readonly drop = input.required<() => Observable<unknown>>();
  readonly changed = output();
  readonly trouble = signal('');
  readonly action = new Action();
  readonly url = pictureUrl;

  async choose(event: Event): Promise<void> {
    const box = event.target as HTMLInputElement;
    const file = box.files?.[0];
    if (!file) return;
    this.trouble.set('');
    if (!TYPES.includes(file.type)) this.trouble.set('Choose a PNG, JPEG or WebP picture.');
    else if (file.size > LARGEST) this.trouble.set('The picture is larger than 512 kB.');
    else await this.#run(async () => firstValueFrom(this.put()(await base64Of(file))));
    box.value = '';
  }

  async remove(): Promise<void> {
    this.trouble.set('');
    await this.#run(() => firstValueFrom(this.drop()()));
  }

  async #run(work: () => Promise<unknown>): Promise<void> {
    const done = await this.action.run(async () => {
      await work();
    });
    if (done) this.changed.emit();
  }
}
