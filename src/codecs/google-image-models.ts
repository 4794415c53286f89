/** Models whose predictions are images: Imagen, its forerunner, and those that change images. */
const IMAGES = /^(?:imagen|imagegeneration|image-|virtual-try-on)/;

export function isImageModel({ model = "" }: Record<string, string>): boolean {
  return IMAGES.test(model);
}
