// One mail template with made-up data: as HTML, and as the text that goes with it.
import { httpResource } from '@angular/common/http';
import { ChangeDetectionStrategy, Component, input } from '@angular/core';
import type { TemplatePreview } from '@astro/api';
import { coreUrl } from '@astro/api';
import { Loaded, LoadedValue } from '@astro/ui';
import { PageHead } from '@astro/working';
import { MailView } from './mail-view';

@Component({
  selector: 'app-template',
  imports: [Loaded, LoadedValue, MailView, PageHead],
  changeDetection: ChangeDetectionStrategy.OnPush,
  styles: `
    .subject {
      margin-block-end: var(--s5);
    }

    pre {
      overflow-x: auto;
      white-space: pre-wrap;
      overflow-wrap: anywhere;
    }
  `,
  template: `
    <ab-page-head
      [heading]="id()"
      up="/notifications/templates"
      upLabel="Mail templates"
      sub="With made-up data, awkward on purpose."
    />
    <ab-loaded>
      <ng-template abValue [of]="preview" let-preview>
        <p class="subject"><strong>Subject:</strong> {{ preview.subject }}</p>
        <div class="two">
          <section class="panel" aria-labelledby="html">
            <h2 id="html">HTML</h2>
            <app-mail-view [html]="preview.html" />
          </section>
          <section class="panel" aria-labelledby="text">
            <h2 id="text">Text</h2>
            <pre class="mono">{{ preview.text }}</pre>
          </section>
        </div>
      </ng-template>
    </ab-loaded>
  `,
})
export class TemplatePage {
  readonly id = input.required<string>();
  readonly preview = httpResource<TemplatePreview>(() =>
    coreUrl('/notification-templates/{id}', { id: this.id() }),
  );
}
