/** Temporary credentials of one account. */
export interface Credentials {
  readonly accessKeyId: string;
  readonly secretAccessKey: string;
  readonly sessionToken: string;
}

/** Where AWS is reached, and in which region. */
export interface Endpoint {
  readonly address: string;
  readonly region: string;
}

/** Who a running emulator says it is. */
export interface Identity {
  readonly address: string;
  readonly pid: number;
  readonly token: string;
}

/** An account to be made, with the place of its state. */
export interface Account {
  readonly name: string;
  readonly accountId: string;
  readonly bucket: string;
  readonly lockTable: string;
  readonly region: string;
}
