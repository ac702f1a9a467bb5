/** Containers inside each other; no plan of Terraform comes near it. */
export const MAX_DEPTH: u32 = 512;
