import { useGraphText } from '@/i18n/texts/graph.ts';
import { Button } from '@/ui/button.tsx';
import { Choice } from '@/ui/choice.tsx';
import { TextField } from '@/ui/field.tsx';
import { Toolbar } from '@/ui/page.tsx';
import { type Branch, openFurther } from './graph-model.ts';
import css from './graph.module.css';
import type { GraphView } from './use-graph-view.ts';

/** As many nodes as are drawn by one press on opening further; more can be opened one by one. */
const MOST_AT_ONCE = 600;

/** How the graph is looked at: view, day, what is drawn, how far it is open. */
export function GraphControls({ view, root }: { view: GraphView; root: Branch }) {
  const t = useGraphText();
  const { layers } = view;
  return (
    <Toolbar>
      <Choice
        label={t('look')}
        value={view.look}
        onChange={(tampilan) => view.set({ tampilan })}
        options={[
          { value: 'graf', label: t('looks.graph') },
          { value: 'garis-besar', label: t('looks.outline') },
        ]}
      />
      <TextField label={t('day')} type="date" value={view.on} onChange={(event) => view.setDay(event.target.value)} />
      <fieldset className={css.layers}>
        <legend>{t('layers')}</legend>
        <label>
          <input
            type="checkbox"
            checked={layers.opd}
            onChange={(event) => view.setLayers({ ...layers, opd: event.target.checked })}
          />
          {t('opd')}
        </label>
        <label>
          <input
            type="checkbox"
            checked={layers.seats}
            onChange={(event) => view.setLayers({ ...layers, seats: event.target.checked })}
          />
          {t('seats')}
        </label>
      </fieldset>
      <Button onClick={() => view.setOpened(openFurther(root, MOST_AT_ONCE))}>{t('openMore')}</Button>
      <Button onClick={() => view.setOpened([])}>{t('closeAll')}</Button>
    </Toolbar>
  );
}
