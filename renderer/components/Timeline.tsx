/* A field set cannot be placed like a lane, so lanes are named groups. */
/* oxlint-disable jsx-a11y/prefer-tag-over-role */
import { CameraRegular } from '@fluentui/react-icons';
import { useMemo, useState, type CSSProperties, type KeyboardEvent, type WheelEvent } from 'react';
import type { Run } from '../../shared/model/simulation.ts';
import { Shape } from './ResultMark.tsx';
import { timelineOf, type Bar, type Mark, type Span, type Timeline as TimelineModel } from './timelineModel.ts';
import { count } from './words.ts';

const MAX_ZOOM = 8;

/** Places an element by custom properties; React sets them through the object model, so the page's policy holds. */
function place(span: Span): CSSProperties {
  return { '--from': span.from, '--to': span.to } as CSSProperties;
}

/**
 * The run as lanes over its steps. Every bar and mark is a button that selects its step; arrows move along a lane and
 * between lanes; plus, minus and Ctrl with the wheel zoom.
 */
export function Timeline({
  run,
  selected,
  onSelect,
}: {
  readonly run: Run;
  /** Number of the step under the cursor. */
  readonly selected: number;
  readonly onSelect: (step: number) => void;
}) {
  const timeline = useMemo(() => timelineOf(run), [run]);
  const [zoom, setZoom] = useState(1);
  const zoomBy = (factor: number): void => setZoom((now) => Math.min(MAX_ZOOM, Math.max(1, now * factor)));
  const wheel = (event: WheelEvent): void => {
    if (event.ctrlKey) zoomBy(event.deltaY < 0 ? 1.25 : 0.8);
  };
  const keys = (event: KeyboardEvent<HTMLElement>): void => {
    if (event.key === '+' || event.key === '-') zoomBy(event.key === '+' ? 1.25 : 0.8);
    else moveFocus(event);
  };
  return (
    <section className="card" aria-label="Timeline">
      {/* The buttons inside take the focus; the region only listens for their arrow keys. */}
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-element-interactions, jsx-a11y/no-static-element-interactions */}
      <div className="tl" role="group" aria-label="Lanes" onWheel={wheel} onKeyDown={keys}>
        <div className="in" style={{ '--zoom': zoom } as CSSProperties}>
          <div className="lane-row">
            <div
              className="ll"
              title="The axis counts steps, not time: the simulation knows their order, not how long they take. Where a bar is striped, its beginning is likely, not certain."
            >
              {selected > 0 ? `Step ${selected} of ${run.steps.length}` : count(run.steps.length, 'step')}
            </div>
            <div className="lane">
              {timeline.phases.map((phase) => (
                <span key={phase.from} className="ph" style={place(phase)} title={phase.title}>
                  {phase.title}
                </span>
              ))}
            </div>
          </div>
          {timeline.lanes.map((lane) => (
            <LaneRow key={lane.name} name={lane.name}>
              {lane.bars.map((bar) => (
                <BarButton key={bar.first} lane={lane.name} bar={bar} selected={selected} onSelect={onSelect} />
              ))}
            </LaneRow>
          ))}
          <LaneRow name="Marks">
            {timeline.marks.map((mark, index) => (
              <MarkButton key={`${mark.step}-${mark.kind}`} mark={mark} first={index === 0} onSelect={onSelect} />
            ))}
          </LaneRow>
          <Overlay timeline={timeline} selected={selected} total={run.steps.length} />
        </div>
      </div>
    </section>
  );
}

/** Exposures and the cursor, over the lanes; the buttons below and the step list say the same in words. */
function Overlay({
  timeline,
  selected,
  total,
}: {
  readonly timeline: TimelineModel;
  readonly selected: number;
  readonly total: number;
}) {
  return (
    <div className="ov" aria-hidden="true">
      {timeline.exposures.map((exposure) => (
        <div key={exposure.first} className="expo" style={place(exposure)}>
          <span>
            <Shape tone="fail" />
            Exposed
          </span>
        </div>
      ))}
      {selected > 0 ? (
        <div className="cursor" style={place({ from: ((selected - 0.5) / Math.max(1, total)) * 100, to: 0 })}></div>
      ) : null}
    </div>
  );
}

function LaneRow({ name, children }: { readonly name: string; readonly children: React.ReactNode }) {
  return (
    <div className="lane-row">
      <div className="ll">{name}</div>
      <div className="lane" role="group" aria-label={name}>
        {children}
      </div>
    </div>
  );
}

interface BarProps {
  readonly lane: string;
  readonly bar: Bar;
  readonly selected: number;
  readonly onSelect: (step: number) => void;
}

function BarButton({ lane, bar, selected, onSelect }: BarProps) {
  const holds = selected >= bar.first && selected <= bar.last;
  const steps = bar.first === bar.last ? `at step ${bar.first}` : `from step ${bar.first} to step ${bar.last}`;
  const name = `${lane} is ${bar.text} ${steps}${bar.unsure ? ', its beginning is likely' : ''}.`;
  return (
    <button
      type="button"
      className={`b ${bar.tone} ${bar.unsure ? 'unsure' : ''}`}
      style={place(bar)}
      tabIndex={holds ? 0 : -1}
      aria-label={name}
      title={bar.constant === '' || bar.constant === bar.text ? name : `${name} ${bar.constant}`}
      onClick={() => onSelect(bar.first)}
    >
      {bar.text}
    </button>
  );
}

function MarkButton({
  mark,
  first,
  onSelect,
}: {
  readonly mark: Mark;
  readonly first: boolean;
  readonly onSelect: (step: number) => void;
}) {
  return (
    <button
      type="button"
      className={`mk ${mark.kind === 'broken' ? 'fail' : mark.kind === 'notSimulated' ? 'unknown' : ''}`}
      style={place(mark)}
      tabIndex={first ? 0 : -1}
      aria-label={mark.name}
      title={mark.name}
      onClick={() => onSelect(mark.step)}
    >
      {mark.kind === 'broken' ? <Shape tone="fail" /> : null}
      {mark.kind === 'notSimulated' ? <Shape tone="unknown" /> : null}
      {mark.kind === 'image' ? <CameraRegular fontSize={16} aria-hidden /> : null}
      {mark.kind === 'order' ? <span className="no">{mark.text}</span> : null}
      {mark.kind === 'image' ? mark.text : null}
    </button>
  );
}

/** Left and Right go along the lane, Up and Down to the lane above or below. */
function moveFocus(event: KeyboardEvent<HTMLElement>): void {
  const button = (event.target as HTMLElement).closest('button');
  const lane = button?.closest('.lane');
  if (button === null || lane === null || lane === undefined) return;
  const buttons = [...lane.querySelectorAll('button')];
  const lanes = [...event.currentTarget.querySelectorAll('.lane[role=group]')];
  const beside: Readonly<Record<string, () => HTMLElement | undefined>> = {
    ArrowRight: () => buttons[buttons.indexOf(button) + 1],
    ArrowLeft: () => buttons[buttons.indexOf(button) - 1],
    Home: () => buttons[0],
    End: () => buttons.at(-1),
    ArrowDown: () => nearest(lanes[lanes.indexOf(lane) + 1], button),
    ArrowUp: () => nearest(lanes[lanes.indexOf(lane) - 1], button),
  };
  const target = beside[event.key]?.();
  if (target === undefined) return;
  event.preventDefault();
  target.focus();
}

function nearest(lane: Element | undefined, from: HTMLElement): HTMLElement | undefined {
  const left = from.getBoundingClientRect().left;
  const distance = (element: Element): number => Math.abs(element.getBoundingClientRect().left - left);
  return [...(lane?.querySelectorAll('button') ?? [])].sort((a, b) => distance(a) - distance(b))[0];
}
