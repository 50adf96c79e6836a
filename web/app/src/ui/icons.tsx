// The signs on buttons that no font of the office can be trusted to have.

const shapes = {
  list: "M6 4h8M6 8h8M6 12h8M2.5 4h.01M2.5 8h.01M2.5 12h.01",
  quote: "M3 3v10M6.5 5H14M6.5 8H14M6.5 11H11",
  table: "M2 3h12v10H2zM2 6.5h12M2 10h12M6.5 3v10",
  footnote: "M2 5h7M2 9h5M2 13h9M12.2 2.2 13.5 1.5v4.5",
  picture: "M2 3h12v10H2zM2 11l3.5-3.5 3 3 2-2L14 12M10.6 5.8h.01",
  signature: "M6 9h8M8 12.5h6M2 4h6",
  up: "M8 13V3M3.8 7.2 8 3l4.2 4.2",
  down: "M8 3v10M3.8 8.8 8 13l4.2-4.2",
  back: "M9.5 3.5 5 8l4.5 4.5",
  undo: "M5.5 3 2.5 6l3 3M2.5 6H9a4 4 0 0 1 0 8H6",
  redo: "M10.5 3l3 3-3 3M13.5 6H7a4 4 0 0 0 0 8h3",
  open: "M3.5 6 8 10.5 12.5 6",
  shut: "M6 3.5 10.5 8 6 12.5",
  remove: "M4 4l8 8M12 4l-8 8",
};

export type Shape = keyof typeof shapes;

export function Icon({ of }: { of: Shape }) {
  return (
    <svg class="sign" viewBox="0 0 16 16" aria-hidden="true"><path d={shapes[of]} /></svg>
  );
}

/** isShape tells the name of a sign from the words of one. */
export const isShape = (s: string): s is Shape => s in shapes;
