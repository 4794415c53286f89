declare module "tinyh264/es/TinyH264.js" {
  export default function createModule(): Promise<object>;
}

declare module "tinyh264/es/TinyH264Decoder.js" {
  export default class TinyH264Decoder {
    constructor(
      module: object,
      onPictureReady: (pixels: Uint8Array, width: number, height: number) => void,
    );
    decode(unit: Uint8Array): void;
    release(): void;
  }
}
